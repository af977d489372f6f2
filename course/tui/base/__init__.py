"""What every place stands on: the app's other half, the keys, saving beside."""
