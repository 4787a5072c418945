"""Pictures of figures: facts drawn as PNG for a phone. matplotlib is heavy, so imported when a picture is made."""
