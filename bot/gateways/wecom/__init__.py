"""WeCom (企业微信) as a platform: a robot's long connection, a group's webhook, and, if set, a self-built app.

`convert`, `markup`, `cards` and `layout` only decide and are tested by themselves; the others act. Its long
connection repeats nothing. So whatever comes becomes an inbox row before anything else is done with it.
"""
