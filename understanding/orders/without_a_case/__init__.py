"""Commands that are of no case, said in own words: papers, scores, walks, posts, kind words."""
