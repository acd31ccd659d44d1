"""What thinks and shows: pure rules beside the Streamlit views of the same subject."""
