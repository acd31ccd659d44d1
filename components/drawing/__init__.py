"""Drawing a body's poses as SVG."""
