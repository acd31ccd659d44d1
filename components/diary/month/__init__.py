"""A month as a calendar: what each day was, and a way into any day that has been."""
