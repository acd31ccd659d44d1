"""What the progress page draws: pure functions from the day table to charts and the rows behind them."""

from components.progress.charts.pain_and_sessions import pain_and_adherence

__all__ = ["pain_and_adherence"]
