"""A WeCom (企业微信) of our own on loopback, what checks it, and what is proved against it."""
