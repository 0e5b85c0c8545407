/** The command line as whole processes: signals, kills, real servers. */
package ai.somagent.soma.cli.process;
