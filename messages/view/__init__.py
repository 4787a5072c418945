"""The read-only pages: their words, their layout (the .html files here) and the small drawings in them."""
