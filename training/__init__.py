"""How the embedded model is made: pairs of sentences in, a model folder and its scores out.

Not part of the package bitrans; see README.md in this folder.
"""
