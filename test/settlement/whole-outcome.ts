/** Everything that a simulated settlement answers. */
export const whole = /* GraphQL */ `
  query ($scenario: SettlementScenarioInput!) {
    simulateSettlement(scenario: $scenario) {
      policy {
        id
        contentHash
      }
      insurance
      fiscalYear
      counties {
        county
        deficit
        surplus
        policyDeficit
        managementDeficit
        forceMajeureDeficit
        steps {
          rule
          source
          deficitClass
          amount
          citation {
            document
            number
            article
            quote
          }
        }
        unresolved
        obligations {
          kind
          payer
          payee
          amount
          dueYear
          citation {
            article
            quote
          }
        }
        surplusAllocations {
          to
          amount
          citation {
            article
            quote
          }
        }
        levyUnpaid
        drawnForOthers
        balanceForOthers
        accumulatedBalanceAfter
        ownReserveAfter
      }
      sharedReserveAfter
      pooledBalanceAfter
      readings {
        id
        open
        chosen
        alternative
        citation {
          quote
        }
      }
      ignoredInputs
    }
  }
`;
