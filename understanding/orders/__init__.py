"""What is said about cases in own words, as the commands it stands for."""
