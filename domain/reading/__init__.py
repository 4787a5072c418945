"""Reading Vietnamese chat messages: no network, no language model, nothing guessed."""
