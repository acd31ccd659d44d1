"""Backwise: the front door. Every page asks for its visit itself."""

from components.shell.failing import page_failed
from components.shell.frame import frame
from components.visit import warm_up

# What the pages import sooner or later, heaviest first.
HEAVY = (
    "pandas",
    "scipy.optimize",
    "components.progress.charts.chart_specs",
    "components.catalogue.charts.spinal_load_specs",
    "components.routine",
    "scipy.stats",
)

page = frame()
try:
    page.run()
except Exception as error:
    page_failed(error)
finally:  # a page may stop early; the first visitor's page comes before what later ones need
    warm_up(HEAVY)
