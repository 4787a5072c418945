"""Two tables, and visits to them, for the tests of the store alone."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text, insert, select

metadata = MetaData()
note = Table("note", metadata, Column("id", Integer, primary_key=True), Column("text", Text, unique=True))
reply = Table("reply", metadata, Column("id", Integer, primary_key=True), Column("to", ForeignKey("note.id")))


class Refused(Exception):
    """What a handler may raise in a visit."""


def add(text):
    """A visit that adds a note and answers with its text."""

    def visit(connection):
        connection.execute(insert(note).values(text=text))
        return text

    return visit


def add_and_raise(error):
    def visit(connection):
        connection.execute(insert(note).values(text="to be undone"))
        raise error

    return visit


def texts(connection):
    return list(connection.scalars(select(note.c.text).order_by(note.c.id)))
