"""What people's words mean: reports, questions and answers, as plain values."""
