"""What the sessions say of the plan: lights, steps, proposals."""
