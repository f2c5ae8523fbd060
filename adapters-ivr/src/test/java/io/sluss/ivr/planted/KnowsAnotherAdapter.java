package io.sluss.ivr.planted;

import io.sluss.web.planted.SomeOtherAdapter;

/** Breaks a rule on purpose. */
final class KnowsAnotherAdapter {
    final SomeOtherAdapter other = new SomeOtherAdapter();
}
