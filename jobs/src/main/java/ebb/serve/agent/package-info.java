/**
 * The door for agents: tools of the Model Context Protocol over the publication in force, read-only, by token and role as the pages are. There is no SQL: what
 * can be asked is measures of the semantic model, views of {@code ebb.serve.view}, and verbs that keep their own policy. A tool is added to
 * {@link ebb.serve.agent.AgentTools}.
 */
package ebb.serve.agent;
