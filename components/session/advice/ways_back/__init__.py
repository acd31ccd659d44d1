"""The graded ways back to the moves the article leaves out."""
