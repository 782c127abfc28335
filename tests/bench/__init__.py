"""What `make bench` measures, each figure beside the least that the same stack needs for the same work.

Machines differ and drift, so only what was measured in the same run is compared, in turns, by its median.
"""
