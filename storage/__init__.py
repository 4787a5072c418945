"""What is kept: every query, as functions of an open connection, one file per noun. No platform, no wording, no rules."""
