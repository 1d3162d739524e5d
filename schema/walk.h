/* walk.h -- the one pass over a document that surveys, visits and reads it. */
#ifndef CERTWRIGHT_SCHEMA_WALK_H
#define CERTWRIGHT_SCHEMA_WALK_H

#include "schema.h"

/* walk_nodes lays tree->document beside tree->root, leaving out what tree->hiding says,
 * until it ends, there are LIMIT nodes, or VISITOR, which may be NULL, ends it: then it
 * returns false. It sets the other fields of TREE but for nodes; the visitor sees those
 * that TREE had before. */
bool walk_nodes(struct schema_tree *tree, struct schema_visitor *visitor, size_t limit);

#endif
