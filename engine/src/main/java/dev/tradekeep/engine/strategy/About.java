package dev.tradekeep.engine.strategy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what a strategy is called and what it does. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface About {

    /** One line for people: what the strategy does. */
    String value();

    /**
     * The name in the catalogue: lower-case words with hyphens. Empty for that of the class: {@code
     * MeanReversion} is {@code mean-reversion}.
     */
    String name() default "";
}
