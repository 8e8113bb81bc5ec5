import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'

export interface Violation {
  rule: string
  from: string
  to: string
}

/** Looks at every module under the folders; answers how many there are and which imports a rule forbids. */
export const cruiseTree = async (
  baseDir: string,
  folders: string[],
  forbidden: IForbiddenRuleType[],
): Promise<{ modules: number; violations: Violation[] }> => {
  const options: ICruiseOptions = {
    baseDir,
    ruleSet: { forbidden },
    validate: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/|/coverage/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  }
  // The web writes `@/` for its own src.
  const result = await cruise(folders, options, { alias: { '@': `${baseDir}/apps/web/src` } })
  const { modules, summary } = result.output as ICruiseResult
  return {
    modules: modules.filter((module) => /\.tsx?$/.test(module.source) && !module.source.includes('node_modules'))
      .length,
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  }
}
