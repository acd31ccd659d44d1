"""Words and numbers a person types: asked for, counted while they are typed, and shown apart from ours."""
