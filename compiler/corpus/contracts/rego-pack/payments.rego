# Who may pay.
package acme.payments

default allow := false

allow if input.step.cost.usd < 100
