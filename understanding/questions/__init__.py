"""Questions (提问): one value `Question` for every wording of one."""
