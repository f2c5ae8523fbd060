/**
 * What a change of the rules would do: last month's contacts through the rules of today and of tomorrow. The entry is
 * {@link io.sluss.whatif.WhatIf}; {@link io.sluss.whatif.ErlangA} tells what a queue would do with the calls that are left.
 */
@org.jspecify.annotations.NullMarked
package io.sluss.whatif;
