/** The follow-up of a month: {@link io.sluss.examples.report.ReportCommand}. */
@NullMarked
package io.sluss.examples.report;

import org.jspecify.annotations.NullMarked;
