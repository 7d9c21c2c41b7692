"""A class without internet: taking along, bringing back."""
