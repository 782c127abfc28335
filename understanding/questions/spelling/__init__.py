"""How a question was typed is put right: blanks, pinyin, English words, slips of sound."""
