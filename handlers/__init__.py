"""One file per thing people ask for; route.py is the table of words that lead to them."""
