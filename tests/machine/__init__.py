"""A machine that plays the life of cases at random over the real dispatcher and database, and what must hold after
each of its steps. The suite plays a few hundred steps and lets it find planted faults; `make score` plays 100,000.
"""
