"""Who stands to whom, in whose account: a directed network of actors with typed, signed ties.

Classes of relations are CAMEO's four (Schrodt 2012: verbal and material, cooperation and conflict).
Ties are as told; nothing is netted: a pair told to be friends here and foes there is disputed.

What is asked (``asking``) selects statements, ``making`` gathers them into ``ties``, ``network`` is
what is made of these; ``comparing`` lays two of them beside one another.
"""

from .making import relation_network
from .network import RelationNetwork, compare_relations, with_kinds

__all__ = ["RelationNetwork", "compare_relations", "relation_network", "with_kinds"]
