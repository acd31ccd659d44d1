"""Backwise: the front door. Every page asks for its visit itself."""

from components.visit import frame, warm_up

page = frame()
try:
    page.run()
finally:  # a page may stop early; the first visitor's page comes before what later ones need
    warm_up()
