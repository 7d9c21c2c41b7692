"""What every sheet is written with: cells of CSV and xlsx, and CP932."""
