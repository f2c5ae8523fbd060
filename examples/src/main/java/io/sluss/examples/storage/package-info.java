/** Where a server keeps its books: {@link io.sluss.examples.storage.Storage}. */
@NullMarked
package io.sluss.examples.storage;

import org.jspecify.annotations.NullMarked;
