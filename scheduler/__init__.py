"""What happens because time passed, and the sender that empties the outbox."""
