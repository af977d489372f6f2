"""What a file for a word processor is made of, in Word's format and in OpenDocument alike."""
