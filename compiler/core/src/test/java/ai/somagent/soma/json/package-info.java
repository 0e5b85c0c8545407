/** Tests of the JSON form. */
@org.jspecify.annotations.NullMarked
package ai.somagent.soma.json;
