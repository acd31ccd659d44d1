"""Reading the catalogue from its text files, and saying everything that is wrong with them."""
