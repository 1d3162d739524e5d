/* cover.h -- what must be true of every tree, whatever the document is. */
#ifndef CERTWRIGHT_TESTS_SCHEMA_COVER_H
#define CERTWRIGHT_TESTS_SCHEMA_COVER_H

#include "schema/schema.h"

/* covers fails the test unless each octet of the tree's document belongs to exactly one
 * node, parents come before their children and around them, and each node has a path, a
 * value that a terminal can show, a definition, a source and a meaning. NAME is said on
 * failure. */
void covers(const struct schema_tree *tree, const char *name);

/* read_covered reads DOCUMENT as what it is and returns the tree, which covers; the caller
 * clears it. */
struct schema_tree read_covered(struct bytes document, const char *name);

/* count_kind returns how many nodes are of KIND. */
size_t count_kind(const struct schema_tree *tree, enum schema_node_kind kind);

#endif
