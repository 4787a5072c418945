"""One file per kind of record; each names a KIND. The folder is listed: a new file here is a new kind."""
