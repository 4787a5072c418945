"""Papers: facts laid out as Word, Excel or CSV. Pure functions of facts to bytes; their libraries are heavy."""
