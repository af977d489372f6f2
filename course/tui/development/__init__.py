"""The leader's development: pictures, ratings and the certificate."""
