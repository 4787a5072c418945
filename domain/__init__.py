"""What is true with the computer off: kinds of record, rules, the reading of Vietnamese, one turn of talk. No I/O, no clock."""
