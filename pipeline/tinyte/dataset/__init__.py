"""Rows to files: CSV, Parquet, data package; whole or not at all."""
