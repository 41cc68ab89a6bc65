"""Lives with the service, one module for each way in which people come to it.

A life adds events to a person from before the files begin until the last file ends. Nothing later is known.
"""
