"""The local web chat (网页) as a platform: its page, the wire that page and scripts use, and what it keeps."""
