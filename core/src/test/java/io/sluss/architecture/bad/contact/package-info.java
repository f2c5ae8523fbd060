@NullMarked
package io.sluss.architecture.bad.contact;

import org.jspecify.annotations.NullMarked;
