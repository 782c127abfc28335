"""What `make score` proves: whatever kills the program, no report is lost and none is doubled.

The real program runs beside the score as its own process. What was sent and what was answered is written down here,
outside it, and compared with what the program has when all is over (reliability.md, 3.2: RocksDB's rule).
Beside each figure stands a control: the same load and the same kills on a naive bot, which must visibly fail.
"""
