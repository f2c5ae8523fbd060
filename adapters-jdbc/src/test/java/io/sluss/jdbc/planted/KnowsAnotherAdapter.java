package io.sluss.jdbc.planted;

import io.sluss.web.planted.SomeOtherAdapter;

/** Breaks a rule on purpose. */
final class KnowsAnotherAdapter {
    final SomeOtherAdapter other = new SomeOtherAdapter();
}
